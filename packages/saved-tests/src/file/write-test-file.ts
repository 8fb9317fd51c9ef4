import type { WrittenTest } from '@fourbox/domain'
import { CORE_SCHEMA, dump } from 'js-yaml'
import { formOfFiles, type TestFile } from './read-test-file.ts'

/** Writes tests as YAML that people read, compare and change; `readTestFile` reads it back as it was. */
export function writeTestFile({ api, tests }: TestFile): string {
  const document = { fourboxTests: formOfFiles, ...(api !== undefined && { api }), tests: tests.map(inOrder) }
  return dump(document, { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true })
}

/** What says most stands first. */
function inOrder({ name, method, request, expect }: WrittenTest): object {
  return { name, method, ...(Object.keys(request).length > 0 && { request }), expect }
}
