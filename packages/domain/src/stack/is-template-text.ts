/**
 * Whether a text is a template, or means to be one: an OpenAPI definition, a package.json or any other file never is. A
 * template that is broken counts, so that its own reader tells what is wrong with it.
 */
export function isTemplateText(text: string): boolean {
  if (!/^\s*\{/.test(text)) return /^(?:AWSTemplateFormatVersion|Resources)["']?[ \t]*:/m.test(text) && !/^(?:openapi|swagger)["']?[ \t]*:/m.test(text)
  return /"Resources"\s*:\s*\{/.test(text) && /"Type"\s*:\s*"\w+::/.test(text) && !/^\s*\{\s*"(?:openapi|swagger)"/.test(text)
}
