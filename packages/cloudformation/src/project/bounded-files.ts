import { TemplateError } from '../template-error.ts'
import type { ProjectFiles } from './project-files.ts'

/** What is read and parsed for one project: far more than its templates have, and what this machine does in seconds. */
const mostCharacters = 64_000_000

/**
 * Files of which each is read once, however many templates name it. A text counts as often as it is asked for: whoever asks parses it.
 * Reading more than 64,000,000 characters is a TemplateError.
 */
export function boundedFiles(files: ProjectFiles, limit = mostCharacters): ProjectFiles {
  const texts = new Map<string, Promise<string>>()
  let left = limit
  return {
    ...files,
    readText: async (path) => {
      const reading = texts.get(path) ?? files.readText(path)
      texts.set(path, reading)
      const text = await reading
      left -= text.length
      if (left < 0) throw new TemplateError([{ file: path, line: 1, text: `The project’s templates have more than ${limit} characters together.` }])
      return text
    },
  }
}
