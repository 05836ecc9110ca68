"""Small files and small functions: a reader holds one in the head at a time."""

from statistics import median, quantiles

from tests.house.tree import ALL_PYTHON, CODE, Function, Module, modules

MEDIAN_FILE = 100
LONGEST_FILE = 400
NINE_IN_TEN_FUNCTIONS = 25
LONGEST_FUNCTION = 60


def lines(module: Module) -> int:
    """Return how many lines a file has."""
    return len(module.text.splitlines())


def length(function: Function) -> int:
    """Return how many lines a function has, from its name to its end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_half_of_the_files_are_short() -> None:
    sized = sorted(((lines(module), str(module.path)) for module in modules(*CODE)), reverse=True)
    assert median(size for size, _ in sized) <= MEDIAN_FILE, sized[:10]


def test_no_file_is_long() -> None:
    long = {str(module.path): lines(module) for module in modules(*ALL_PYTHON) if lines(module) > LONGEST_FILE}
    assert not long


def test_nine_in_ten_functions_are_short() -> None:
    sized = [(length(f), f"{module.path}:{f.name}") for module in modules(*CODE) for f in module.functions]
    worst = sorted(sized, reverse=True)[:10]
    assert quantiles((size for size, _ in sized), n=10)[-1] <= NINE_IN_TEN_FUNCTIONS, worst


def test_no_function_is_long() -> None:
    long = {
        f"{module.path}:{function.lineno} {function.name}": length(function)
        for module in modules(*ALL_PYTHON)
        for function in module.functions
        if length(function) > LONGEST_FUNCTION
    }
    assert not long
