import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Audit log',
  body: (
    <>
      <p>
        Each call that changes something, and each that a role does not allow: when, who, from where, what was asked for, what came of it, and the first of what
        it changed. Signing in and out stands here, too, and whoever takes a backup. Reads, tests and calls of functions do not, nor do bodies and secrets.
      </p>
      <p>
        An entry is written together with the change that it tells of. 400 days and 100,000 entries are kept. <code>fourbox audit</code> prints them as lines of
        JSON.
      </p>
    </>
  ),
}
