import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Link from '@cloudscape-design/components/link'
import { Fragment } from 'react'
import { curlLine, invokeAddresses } from './invoke-addresses.ts'
import { useMappedDomains } from './mapped-domains.ts'
import './invoke-urls.css'

interface InvokeUrlsProperties {
  readonly restApiId: string
  readonly stageName: string
  readonly path?: string
  readonly httpMethod?: string
  readonly apiKeyRequired?: boolean
}

/** Where a deployed method answers, in every form: to be copied, as a line of curl, or opened, which a browser can do with a GET only. */
export function InvokeUrls({ restApiId, stageName, path = '/', httpMethod = 'GET', apiKeyRequired = false }: InvokeUrlsProperties) {
  const addresses = invokeAddresses({ restApiId, stageName, path }, useMappedDomains(restApiId, stageName))
  // A variable of the path without a value has nothing to follow.
  const opens = (httpMethod === 'GET' || httpMethod === 'ANY') && !path.includes('{')
  return (
    <dl className="invoke-urls">
      {addresses.map((address) => {
        const { form, url } = address
        return (
          <div key={url} className="invoke-url">
            <dt>{form}</dt>
            <dd>
              {/* What scrolls must be reachable by keyboard. */}
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
              <section className="invoke-url-address" tabIndex={0} aria-label={`Address ${form}`}>
                <WrappedUrl url={url} />
              </section>
            </dd>
            <dd className="invoke-url-actions">
              <Copy text={url} label={form === 'Invoke URL' ? 'Copy invoke URL' : `Copy URL ${form}`} icon />
              <Copy text={curlLine({ address, httpMethod, apiKeyRequired })} label={`Copy curl ${form}`} />
              {opens && form !== 'custom domain' && (
                <Link external href={url} ariaLabel={`Open ${form}`} externalIconAriaLabel="Opens in a new tab">
                  Open
                </Link>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** An address that is too long for its line goes on below behind a slash, never within a name. */
function WrappedUrl({ url }: { readonly url: string }) {
  return url.split(/(?<=[^:/]\/)(?=[^])/).map((part, index) => (
    // The parts of one address stay in their order.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={index}>
      <span className="invoke-url-part">{part}</span>
      <wbr />
    </Fragment>
  ))
}

function Copy({ text, label, icon = false }: { readonly text: string; readonly label: string; readonly icon?: boolean }) {
  return (
    <CopyToClipboard
      {...(icon ? { variant: 'icon' as const } : { copyButtonText: 'curl' })}
      textToCopy={text}
      copyButtonAriaLabel={label}
      copySuccessText="Copied"
      copyErrorText="Could not be copied"
    />
  )
}
