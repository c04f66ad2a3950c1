// What answers come to by a form's rules, as `Sources/FormEngine/Review.swift` says it: what is asked, what is meant, and what is
// wrong. One pass in the order of the form: a rule looks at earlier answers only.

import { evaluate, isTrue, textOf } from "./expression.js";
import { optionalParts, parts, readItem } from "./items.js";

// More than any definition may ask for.
const mostRows = 50;

/** How many rows of a group were typed into. */
export function rowsOf(typed, group) {
  const prefix = `${group}.`;
  return Object.keys(typed).filter((path) => path.startsWith(prefix))
    .reduce((rows, path) => {
      const number = path.slice(prefix.length).split(".")[0];
      return /^[0-9]+$/u.test(number) ? Math.max(rows, Number(number) + 1) : rows;
    }, 0);
}

/**
 * - `typed`: texts by path: `{"plan": ["move"], "children.0.name": ["…"]}`
 * - returns `{ asked: Set, askedSteps, values, answers, faults: [{path, step, code}] }`
 */
export function review(form, typed, today) {
  const result = { asked: new Set(), askedSteps: [], values: {}, answers: {}, faults: [] };
  const pass = new Pass(form, typed, today, result);
  form.steps.forEach((step, number) => {
    if (step.show && !pass.holds(step.show, null)) return;
    result.askedSteps.push(number);
    for (const item of step.items) pass.take(item, number, null);
  });
  return result;
}

class Pass {
  constructor(form, typed, today, result) {
    Object.assign(this, { form, typed, today, result });
  }

  take(item, step, row) {
    if (item.show && !this.holds(item.show, row)) return;
    const path = row ? `${row.path}.${item.name}` : item.name;
    this.result.asked.add(path);
    switch (item.type) {
      case "note": break;
      case "group": this.takeGroup(item, step); break;
      case "calculated": {
        const value = this.evaluate(item.value, row);
        this.result.values[path] = value;
        if (textOf(value) !== "") this.result.answers[this.counted(path, row)] = [textOf(value)];
        if (textOf(value) !== "" && item.check && !this.holds(item.check, row)) this.add("check", path, "", step);
        break;
      }
      default: this.takeAnswer(item, path, step, row);
    }
  }

  counted(path, row) {
    return row ? `${row.group}.${row.number}${path.slice(row.path.length)}` : path;
  }

  takeAnswer(item, path, step, row) {
    const reading = readItem(item, (part) => this.typed[part === "" ? path : `${path}.${part}`]);
    this.result.values[path] = reading.value;
    const isEmpty = Object.keys(reading.parts).length === 0;
    if (!isEmpty) this.answered += 1;
    for (const [part, texts] of Object.entries(reading.parts)) {
      const field = part === "" ? path : `${path}.${part}`;
      this.result.answers[this.counted(field, row)] = texts;
      if (part !== "") this.result.values[field] = texts[0] ?? "";
    }
    for (const [part, code] of reading.faults) this.add(code, path, part, step);
    if (reading.faults.length > 0) return;
    this.checkRequired(item, reading, isEmpty, path, step, row);
    if (!isEmpty && item.check && !this.holds(item.check, row)) this.add("check", path, parts[item.type]?.[0] ?? "", step);
  }

  checkRequired(item, reading, isEmpty, path, step, row) {
    const isRequired = item.required || (item.require !== undefined && this.holds(item.require, row));
    const needed = (parts[item.type] ?? []).filter((part) => !(optionalParts[item.type] ?? []).includes(part));
    if (needed.length === 0) {
      if (isEmpty && isRequired) this.add(item.type === "agree" ? "not-agreed" : "required", path, "", step);
      return;
    }
    if (!isRequired && isEmpty) return;
    if (item.type === "date" || item.type === "birthday") {
      if (isEmpty) this.add("required", path, "year", step);
      return;
    }
    if (item.type === "location" && "latitude" in reading.parts) return;
    for (const part of needed) if (!(part in reading.parts)) this.add("required", path, part, step);
  }

  takeGroup(item, step) {
    const least = item.least ?? 0;
    const rows = Math.min(Math.max(rowsOf(this.typed, item.name), least), mostRows);
    let number = 0;
    for (let index = 0; index < rows; index += 1) {
      const row = { group: item.name, path: `${item.name}.${index}`, number };
      const { asked, values, answers, faults } = this.result;
      const before = { asked: new Set(asked), values: { ...values }, answers: { ...answers }, faults: [...faults] };
      this.answered = 0;
      asked.add(row.path);
      for (const inner of item.items) this.take(inner, step, row);
      // A row without any answer is not there.
      if (this.answered === 0 && number >= least) Object.assign(this.result, before);
      else number += 1;
    }
    this.result.values[item.name] = number;
    if (item.most !== undefined && number > item.most) this.add("too-many", item.name, "", step);
  }

  add(code, path, part, step) {
    this.result.faults.push({ path: part === "" ? path : `${path}.${part}`, step, code });
  }

  holds(rule, row) {
    return isTrue(this.evaluate(rule, row));
  }

  /** Inside a row its own items come first. */
  evaluate(rule, row) {
    const { values, asked } = this.result;
    return evaluate(rule, {
      today: this.today,
      value: (name) => {
        const own = row ? `${row.path}.${name}` : name;
        return (own in values ? values[own] : values[name]) ?? null;
      },
      rows: (name) => {
        const [group, inner] = [name.split(".")[0], name.split(".").slice(1).join(".")];
        return Array.from({ length: mostRows }, (_, index) => index)
          .filter((index) => asked.has(`${group}.${index}`))
          .map((index) => (inner === "" ? true : values[`${group}.${index}.${inner}`] ?? null));
      },
    });
  }
}
