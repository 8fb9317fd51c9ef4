import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Method request',
  body: (
    <>
      <p>
        The first box: what clients may send. Parameters declared here can be mapped in the integration request, and a request validator can demand the required
        ones.
      </p>
      <p>
        <b>Caching</b> makes a parameter part of the cache key, so that responses are cached apart by its values.
      </p>
      <p>
        The <b>request body</b> names a model for each content type. A validator that looks at the body refuses what does not fit.
      </p>
    </>
  ),
}
