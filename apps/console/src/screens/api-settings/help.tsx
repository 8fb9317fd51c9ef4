import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'API settings',
  body: (
    <>
      <p>
        What holds for the whole API: its name, from where it can be called, where API keys are read from, which bodies are binary and from which size answers
        are compressed.
      </p>
      <p>
        With the default endpoint switched off, the API answers under its custom domain names only. A media type such as <code>image/*</code> or{' '}
        <code>*/*</code> makes bodies of that kind binary.
      </p>
      <p>Deploy the API for changes to act.</p>
    </>
  ),
}
