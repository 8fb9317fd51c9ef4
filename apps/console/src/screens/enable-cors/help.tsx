import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Enable CORS',
  body: (
    <>
      <p>
        A browser asks by OPTIONS whether a page of another origin may call. Saving creates a mock OPTIONS method that answers, and adds the origin's header to
        the chosen methods.
      </p>
      <p>It acts on this resource only, not on those below it, and reaches clients with the next deployment.</p>
    </>
  ),
}
