// Points on a picture are pressed like the list below it, which stays the form's own; keyboards go by the list.
export function pointsOnPicture(form) {
  const points = [...form.querySelectorAll("[data-point]")], fields = [...form.querySelectorAll("[name=a]")];
  const show = () => {
    for (const point of points) point.classList.toggle("try-taken", fields[point.dataset.point].checked);
  };
  for (const point of points) {
    point.addEventListener("click", () => {
      const field = fields[point.dataset.point];
      field.checked = field.type === "radio" || !field.checked;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
  form.addEventListener("input", show);
  return show;
}
