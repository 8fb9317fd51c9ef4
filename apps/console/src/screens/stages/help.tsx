import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Stages',
  body: (
    <>
      <p>
        A stage serves one deployment of the API: the draft as it was when it was deployed. Later changes of the draft reach clients with the next deployment.
      </p>
      <p>
        The <b>Invoke URL</b> is what clients call. A method of the stage shows its own, and which settings act on it: those of the stage, or its own.
      </p>
      <p>
        <b>Stage variables</b> let two stages of one deployment speak to two back ends: an integration at <code>{'http://${stageVariables.host}/pets'}</code>{' '}
        reads the host from the stage.
      </p>
      <p>
        The <b>deployment history</b> puts the stage back on an earlier deployment. A <b>canary</b> tries the next one on a part of the calls.
      </p>
      <p>
        <b>Caches</b> lists what the stage keeps now: answers of methods by their cache key, and what Lambda authorizers said of callers, with secrets starred.
        Each worker process keeps its own copies: <code>2 × 62 B</code> are two.
      </p>
    </>
  ),
}
