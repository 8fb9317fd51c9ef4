import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Deployment history',
  body: (
    <>
      <p>A deployment is the API as it was when it was deployed. The draft is the API as it is now: what the next deployment takes.</p>
      <p>
        Each stage has a lane. A tick marks the deployment that it serves now, a ring one that it served before, a dotted ring the deployment of its canary.
        What a stage served is recorded; of a stage that is older than the record, what it served before is not known.
      </p>
      <p>
        Choose any two states as A and B: the list names what differs, with the old and the new value of each setting. Below it stand both as OpenAPI
        definitions, line by line, with all extensions. Documentation and tags are not deployed and do not count.
      </p>
      <p>
        <b>Make B active on</b> puts a stage on the deployment B, after it has shown what clients of that stage will find changed. Nothing is lost by it: what
        the stage served stays in the history, and can be made active again.
      </p>
    </>
  ),
}
