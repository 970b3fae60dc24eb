import { type Cause } from "../status-error";

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const MAX_ANNOTATIONS_BYTES = 262_144;

const SUBDOMAIN_RULE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL_RULE =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const VALUE_RULE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const KEY_RULE =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

export function required(field: string, why = ""): Cause {
  return { reason: "FieldValueRequired", message: `Required value${why && `: ${why}`}`, field };
}

/** A value as Go prints it: not a text that stands in quotes. */
export type Printed = { printed: string };

export function invalidValue(field: string, value: string | number | Printed, why: string): Cause {
  const shown = typeof value === "string" ? `"${value}"` : typeof value === "number" ? value : value.printed;
  return { reason: "FieldValueInvalid", message: `Invalid value: ${shown}: ${why}`, field };
}

export function forbiddenValue(field: string, why: string): Cause {
  return { reason: "FieldValueForbidden", message: `Forbidden: ${why}`, field };
}

export function duplicate(field: string, value: string): Cause {
  return { reason: "FieldValueDuplicate", message: `Duplicate value: "${value}"`, field };
}

export function missing(field: string, value: string): Cause {
  return { reason: "FieldValueNotFound", message: `Not found: "${value}"`, field };
}

export function validateSubdomain(name: string, field: string): Cause[] {
  return SUBDOMAIN.test(name) && name.length <= 253 ? [] : [invalidValue(field, name, SUBDOMAIN_RULE)];
}

export function validateLabelName(name: string, field: string): Cause[] {
  return LABEL.test(name) && name.length <= 63 ? [] : [invalidValue(field, name, LABEL_RULE)];
}

function validateKey(key: string, field: string): Cause[] {
  const slash = key.indexOf("/");
  const [prefix, name] = slash === -1 ? [undefined, key] : [key.slice(0, slash), key.slice(slash + 1)];
  if (!QUALIFIED.test(name) || name.length > 63) return [invalidValue(field, key, KEY_RULE)];
  if (prefix === undefined || SUBDOMAIN.test(prefix)) return [];
  return [invalidValue(field, key, `prefix part ${SUBDOMAIN_RULE}`)];
}

export function validateLabels(labels: Readonly<Record<string, unknown>> = {}, field: string): Cause[] {
  return Object.entries(labels).flatMap(([key, value]) => {
    const text = String(value);
    const long = text.length > 63 ? [invalidValue(field, text, "must be no more than 63 characters")] : [];
    return [
      ...validateKey(key, field),
      ...long,
      ...(LABEL_VALUE.test(text) ? [] : [invalidValue(field, text, VALUE_RULE)]),
    ];
  });
}

export function validateAnnotations(annotations: Readonly<Record<string, unknown>> = {}, field: string): Cause[] {
  const entries = Object.entries(annotations);
  const size = entries.reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(String(value)),
    0,
  );
  const keys = entries.flatMap(([key]) => validateKey(key.toLowerCase(), field));
  if (size <= MAX_ANNOTATIONS_BYTES) return keys;
  const message = `Too long: must have at most ${MAX_ANNOTATIONS_BYTES} bytes`;
  return [...keys, { reason: "FieldValueTooLong", message, field }];
}
