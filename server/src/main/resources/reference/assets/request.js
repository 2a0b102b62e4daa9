/* The request of the form as shell commands and as a program. */

import { KINDS } from "./kinds.js";

const LONGEST_INT = 2 ** 31 - 1;

/* A word of a shell, whatever is in it. */
const word = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/* A string of Java; of the backslash sequences only those that both languages have. */
const string = (text) => JSON.stringify(text);

export const curl = (request, origin) => {
  const { kind, file, url, parameters } = request;
  const post = (...more) =>
    [
      'curl -sS --fail-with-body -H "Authorization: Bearer $KEY" \\',
      '  -H "Content-Type: application/json" \\',
      ...more,
    ].join("\n");
  if (url !== null) {
    return post(`  -H "Prefer: wait=25" -d ${word(JSON.stringify({ kind, url, ...parameters }))} \\`, `  ${origin}/tasks`);
  }
  const rest = JSON.stringify(parameters).slice(1, -1);
  const spec = `{"kind":"${kind}","file_id":"`;
  const after = `"${rest === "" ? "" : ","}${rest}}`;
  return [
    `field() { grep -o "\\"$1\\":\\"[^\\"]*\\"" | head -n 1 | cut -d '"' -f 4; }`,
    `FILE=$(${post(`  -d ${word(JSON.stringify({ name: file }))} \\`, `  ${origin}/files)`)}`,
    'curl -sS --fail-with-body -H "Content-Type: application/octet-stream" \\',
    `  -T ${word(file)} "$(printf '%s\\n' "$FILE" | field url)"`,
    post(
      '  -H "Prefer: wait=25" \\',
      `  -d ${word(spec)}"$(printf '%s\\n' "$FILE" | field id)"${word(after)} \\`,
      `  ${origin}/tasks`,
    ),
  ].join("\n");
};

/* width → withWidth, at_ms → withAtMs */
const setter = (name) => `with${name.replaceAll(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase())}`;

const literal = (parameter, value) => {
  switch (parameter.type) {
    case "list":
      return `List.of(${value.join(", ")})`;
    case "number":
      return Math.abs(value) > LONGEST_INT ? `${value}L` : `${value}`;
    case "truth":
      return `${value}`;
    default:
      return parameter.java === undefined ? string(value) : `${parameter.java}.${value.toUpperCase()}`;
  }
};

export const java = (request, origin) => {
  const { kind, file, url, parameters } = request;
  const { java: type, folder, parameters: known } = KINDS[kind];
  const given = Object.entries(parameters);
  const model = (name) => `dev.callsheet.client.tasks.model.${name}`;
  const imports = ["dev.callsheet.client.Callsheet", model(type), "java.nio.file.Path", "java.time.Duration"];
  if (url === null) {
    imports.push("dev.callsheet.client.UploadProgress");
  } else {
    imports.push("java.net.URI");
  }
  for (const [name] of given) {
    if (known[name].java !== undefined) {
      imports.push(model(known[name].java));
    }
    if (known[name].type === "list") {
      imports.push("java.util.List");
    }
  }
  const source = url === null ? "withFileId(file.id())" : `withUrl(URI.create(${string(url)}))`;
  const spec = [source, ...given.map(([name, value]) => `${setter(name)}(${literal(known[name], value)})`)];
  return [
    ...imports.sort().map((name) => `import ${name};`),
    "",
    "class FirstTask {",
    "  public static void main(String[] arguments) throws Exception {",
    "    var tasks =",
    `        Callsheet.builder().baseUrl(${string(origin)}).build().tasks(System.getenv("KEY"));`,
    ...(url === null ? [`    var file = tasks.upload(Path.of(${string(file)}), UploadProgress.none());`] : []),
    "    var task =",
    "        tasks.perform(",
    `            ${type}.of()`,
    ...spec.map((call, at) => `                .${call}${at === spec.length - 1 ? "," : ""}`),
    "            Duration.ofMinutes(10),",
    '            now -> System.out.println(now.progress() + " %"));',
    "    for (var output : task.outputs()) {",
    folder
      ? `      tasks.downloadParts(output.fileId(), Path.of("${kind}"));`
      : "      tasks.download(output.fileId(), Path.of(output.name()));",
    "    }",
    "  }",
    "}",
  ].join("\n");
};
