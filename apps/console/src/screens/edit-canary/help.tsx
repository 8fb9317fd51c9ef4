import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Canary settings',
  body: (
    <>
      <p>
        With a canary, a stage serves two deployments: its own, and the canary’s. Each call goes to one of them by chance, so that the given share reaches the
        canary.
      </p>
      <p>
        While there is a canary, <b>Deploy API</b> to the stage deploys to the canary. Promote it when it has proved itself, or delete it.
      </p>
      <p>The canary can have other values of the stage’s variables, such as another back end.</p>
    </>
  ),
}
