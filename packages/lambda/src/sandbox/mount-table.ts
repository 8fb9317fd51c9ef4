import type { Mount } from './root-template.ts'

/** A file that `mount -a -T` reads: all mounts of an environment by one process. */
export function mountTable(mounts: readonly Mount[]): string {
  return mounts.map(({ from, to, writable }) => `${escaped(from)} ${escaped(to)} none ${writable ? 'rbind' : 'rbind,ro'} 0 0\n`).join('')
}

export function procMount(place: string): string {
  return `proc ${escaped(place)} proc nosuid,nodev,noexec 0 0\n`
}

/** Blanks and backslashes as the format wants them, in octal. */
function escaped(path: string): string {
  return path.replaceAll(/[ \t\n\\#]/g, (character) => `\\${(character.codePointAt(0) ?? 0).toString(8).padStart(3, '0')}`)
}
