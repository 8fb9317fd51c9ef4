import type { Target } from './target.ts'

/** Every target by its name; each is loaded in the thread that runs it. */
export const targets: Readonly<Record<string, () => Promise<Target<unknown>>>> = {
  templates: async () => (await import('./targets/templates.ts')).templates,
  'json-paths': async () => (await import('./targets/json-paths.ts')).jsonPaths,
  patterns: async () => (await import('./targets/patterns.ts')).patterns,
  definitions: async () => (await import('./targets/definitions.ts')).definitions,
  models: async () => (await import('./targets/models.ts')).models,
  'http-control': async () => (await import('./targets/http.ts')).control,
  'http-execute': async () => (await import('./targets/http.ts')).execute,
}
