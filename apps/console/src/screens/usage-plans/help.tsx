import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Usage plans',
  body: (
    <>
      <p>A usage plan says which stages its API keys may call, how fast, and how often in a day, a week or a month.</p>
      <p>
        It acts on methods that require a key. Too fast is answered by <code>429 Too Many Requests</code>, a quota that is used up by{' '}
        <code>429 Limit Exceeded</code>.
      </p>
      <p>A key can be in one plan only for the same stage.</p>
    </>
  ),
}
