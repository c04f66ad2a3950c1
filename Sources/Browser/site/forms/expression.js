// Rules over answers, as `Sources/FormEngine/Expression.swift` evaluates them: `["and", ["=", ["item", "plan"], ["text", "move"]], …]`.
// A value is null (not answered), a string, a number, a boolean or an array of strings.

import { isoDay, number } from "./items.js";

export function isTrue(value) {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

export function textOf(value) {
  if (value === null) return "";
  if (value === true) return "yes";
  if (value === false) return "";
  if (Array.isArray(value)) return value.join("、");
  if (typeof value === "string") return value;
  // Whole numbers without a fraction, others to four places.
  const scaled = value * 10000;
  const rounded = Math.sign(scaled) * Math.round(Math.abs(scaled)) / 10000;
  return Number.isFinite(rounded) && Math.abs(rounded) < 1e15 ? String(rounded === 0 ? 0 : rounded) : "";
}

function numberOf(value) {
  if (typeof value === "number") return value;
  return typeof value === "string" ? number(value) : null;
}

function isFilled(value) {
  return value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** One of several that were chosen is enough. What was not answered equals nothing. */
function areEqual(left, right) {
  if (left === null || right === null) return false;
  if (Array.isArray(left)) return left.includes(textOf(right));
  if (Array.isArray(right)) return right.includes(textOf(left));
  const [one, other] = [numberOf(left), numberOf(right)];
  return one !== null && other !== null ? one === other : textOf(left) === textOf(right);
}

/** Numbers as numbers, everything else (days: `2026-04-01`) as text, by code points. */
function compared(left, right, holds) {
  if (left === null || right === null) return false;
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one !== null && other !== null) return holds(one < other ? -1 : one > other ? 1 : 0);
  return holds(compareTexts(textOf(left), textOf(right)));
}

function compareTexts(left, right) {
  const [one, other] = [[...left], [...right]];
  for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
    const difference = one[index].codePointAt(0) - other[index].codePointAt(0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(one.length - other.length);
}

function calculated(values, calculate) {
  const numbers = values.map(numberOf);
  if (numbers.includes(null)) return null;
  const result = calculate(numbers);
  return Number.isFinite(result) ? result : null;
}

/** Completed years. */
export function age(birthday, day) {
  const [born, on] = [isoDay(birthday), isoDay(day)];
  if (born === null || on === null) return null;
  const isBefore = on.month < born.month || (on.month === born.month && on.day < born.day);
  return on.year - born.year - (isBefore ? 1 : 0);
}

/**
 * - `scope.today`: `2026-04-01`
 * - `scope.value(name)`: of an item as the rule calls it
 * - `scope.rows(name)`: of an item in all rows of a group; of a group alone, an element for each row
 */
export function evaluate(rule, scope) {
  const [kind, ...parts] = rule;
  const of = (index) => evaluate(parts[index], scope);
  const all = () => parts.map((part) => evaluate(part, scope));
  switch (kind) {
    case "text": return parts[0];
    case "number": return parts[0];
    case "item": return scope.value(parts[0]);
    case "or": return isTrue(of(0)) || isTrue(of(1));
    case "and": return isTrue(of(0)) && isTrue(of(1));
    case "not": return !isTrue(of(0));
    case "=": return areEqual(of(0), of(1));
    case "!=": return !areEqual(of(0), of(1));
    case "<": return compared(of(0), of(1), (order) => order < 0);
    case "<=": return compared(of(0), of(1), (order) => order <= 0);
    case ">": return compared(of(0), of(1), (order) => order > 0);
    case ">=": return compared(of(0), of(1), (order) => order >= 0);
    case "+": return calculated(all(), ([one, other]) => one + other);
    case "-": return calculated(all(), ([one, other]) => (other === undefined ? -one : one - other));
    case "*": return calculated(all(), ([one, other]) => one * other);
    case "/": return calculated(all(), ([one, other]) => one / other);
    case "min": return calculated(all(), (numbers) => Math.min(...numbers));
    case "max": return calculated(all(), (numbers) => Math.max(...numbers));
    case "floor": return calculated(all(), ([one]) => Math.floor(one));
    case "ceil": return calculated(all(), ([one]) => Math.ceil(one));
    case "if": return isTrue(of(0)) ? of(1) : of(2);
    case "today": return scope.today;
    case "filled": return isFilled(of(0));
    case "age": return age(textOf(of(0)), parts.length === 2 ? textOf(of(1)) : scope.today);
    case "count": {
      const chosen = scope.value(parts[0][1]);
      return Array.isArray(chosen) ? chosen.length : scope.rows(parts[0][1]).length;
    }
    case "sum": return scope.rows(parts[0][1]).reduce((sum, value) => sum + (numberOf(value) ?? 0), 0);
    default: return null;
  }
}
