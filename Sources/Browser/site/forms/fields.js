// The fields of a form's page as answers: texts by path.

// In place of the number that the server gives a file.
const notYetSent = "0".repeat(32);

export class FormFields {
  constructor(element) {
    this.element = element;
  }

  get controls() {
    return [...this.element.elements].filter(({ name, type }) => name !== "" && !name.startsWith("_") && type !== "hidden" && type !== "submit");
  }

  get typed() {
    const typed = {};
    // Those that were sent before.
    for (const { dataset } of this.element.querySelectorAll("[data-file]")) (typed[dataset.path] ??= []).push(dataset.file);
    for (const control of this.controls) {
      if (control.type === "file") {
        for (const { name } of control.files) (typed[control.name] ??= []).push(`${notYetSent} ${name}`);
        continue;
      }
      if ((control.type === "radio" || control.type === "checkbox") && !control.checked) continue;
      if (control.value === "") continue;
      (typed[control.name] ??= []).push(control.value);
    }
    return typed;
  }

  set typed(typed) {
    for (const control of this.controls) {
      // Nobody but the visitor chooses files.
      if (control.type === "file") continue;
      const values = typed[control.name] ?? [];
      if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
      else control.value = values[0] ?? "";
    }
  }
}
