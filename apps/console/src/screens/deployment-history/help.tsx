import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Deployment history',
  body: (
    <>
      <p>A deployment is the API as it was when it was deployed. The draft is the API as it is now: what the next deployment takes.</p>
      <p>
        The list names what differs. Below it stand both states as OpenAPI definitions, line by line, with all extensions. Documentation and tags are not
        deployed and do not count.
      </p>
    </>
  ),
}
