import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Stages',
  body: (
    <>
      <p>
        A stage serves one deployment of the API: the draft as it was when it was deployed. Later changes of the draft reach clients with the next deployment.
      </p>
      <p>
        The <b>Invoke URL</b> is what clients call. A method of the stage shows its own.
      </p>
    </>
  ),
}
