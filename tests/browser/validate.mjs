// What is wrong with the HTML of a page, by the standard.
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ["html-validate:standard"] }));

// Lines of `rule at line:column: what`.
export async function valid(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages).map(({ ruleId, line, column, message }) => `html: ${ruleId} at ${line}:${column}: ${message}`);
}
