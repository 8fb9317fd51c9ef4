import { dump } from 'js-yaml'

import type { Members } from '../read/json.ts'

/** YAML as AWS writes it: a document mark, and every text in double quotes. */
export function writeYaml(document: Members): string {
  return `---\n${dump(document, { lineWidth: -1, noRefs: true, quotingType: '"', forceQuotes: true, skipInvalid: true })}`
}
