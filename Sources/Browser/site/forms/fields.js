// The fields of a form's page as answers: texts by path.

export class FormFields {
  constructor(element) {
    this.element = element;
  }

  get controls() {
    return [...this.element.elements].filter(({ name, type }) => name !== "" && !name.startsWith("_") && type !== "hidden" && type !== "submit");
  }

  get typed() {
    const typed = {};
    for (const control of this.controls) {
      if ((control.type === "radio" || control.type === "checkbox") && !control.checked) continue;
      if (control.value === "") continue;
      (typed[control.name] ??= []).push(control.value);
    }
    return typed;
  }

  set typed(typed) {
    for (const control of this.controls) {
      const values = typed[control.name] ?? [];
      if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
      else control.value = values[0] ?? "";
    }
  }
}
