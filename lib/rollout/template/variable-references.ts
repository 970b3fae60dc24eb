/**
 * The variables that a value of `env` refers to as `$(NAME)`; `$$(NAME)` is no reference. As Kubernetes reads them
 * (third_party/forked/golang/expansion): it replaces those that are defined further up, and leaves the others as written.
 */
export function referencesIn(value: string): string[] {
  const names: string[] = [];
  let at = value.indexOf("$");
  while (at !== -1) {
    const opens = value[at + 1] === "(";
    const end = opens ? value.indexOf(")", at + 2) : -1;
    if (opens && end === -1) break;
    if (opens) names.push(value.slice(at + 2, end));
    at = value.indexOf("$", opens ? end + 1 : at + 2);
  }
  return names;
}
