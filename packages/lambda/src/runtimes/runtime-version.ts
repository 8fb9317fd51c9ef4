import { createHash } from 'node:crypto'
import { readRuntime } from '@fourbox/domain'
import type { RuntimeFacts } from '../logs/platform-lines.ts'

/** What INIT_START and RuntimeVersionConfig say of a runtime: AWS's form, and the same for a name each time. */
export function runtimeVersionOf(runtime: string, region: string): RuntimeFacts {
  const { language, languageVersion } = readRuntime(runtime) ?? { language: 'provided', languageVersion: '' }
  const hash = createHash('sha256').update(runtime).digest('hex')
  return {
    version: `${language}:${languageVersion}.v${(Number.parseInt(hash.slice(0, 4), 16) % 90) + 10}`,
    versionArn: `arn:aws:lambda:${region}::runtime:${hash}`,
  }
}
