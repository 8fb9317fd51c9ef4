import { prettyJson } from './pretty-json.ts'

/** A policy's JSON in lines. AWS answers it as the inside of a JSON string, its quotes escaped once more: that is undone first. */
export function prettyPolicy(text: string): string {
  return prettyJson(unescaped(text))
}

function unescaped(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`))
  } catch {
    return text
  }
}
