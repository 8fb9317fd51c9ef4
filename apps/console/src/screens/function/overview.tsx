import { type FunctionUse, visible } from '@fourbox/domain'
import Link from '@cloudscape-design/components/link'
import { useQuery } from '@tanstack/react-query'
import { functionFacts } from '../../components/function/function-facts.ts'
import { LogsLink } from '../../components/logs/logs-link.tsx'
import { Copyable } from '../../components/reading/copyable.tsx'
import { dateTime } from '../../components/reading/date-time.ts'
import { Verb } from '../../components/method/verb.tsx'
import { href } from '../../shell/address.ts'
import type { FunctionProperties } from './index.tsx'
import './function.css'

/** The picture above the tabs: who calls the function, the function, where it is. */
export function Overview({ name, found }: FunctionProperties) {
  const { Handler = '', MemorySize = 0, Timeout = 0, FunctionArn = '', LastModified, Description = '', LoggingConfig } = found.Configuration ?? {}
  const facts = useQuery(functionFacts).data?.get(name)
  const uses = facts?.uses ?? []
  return (
    <section className="function-overview" aria-label="Function overview">
      <div className="function-box">
        <b>API Gateway</b>
        {uses.length === 0 ? (
          <span className="function-faint">No API calls it yet</span>
        ) : (
          <ul>
            {uses.slice(0, shownUses).map((use) => (
              <li key={JSON.stringify(use.place)}>
                <UseLink use={use} />
              </li>
            ))}
            {uses.length > shownUses && <li className="function-faint">and {uses.length - shownUses} more</li>}
          </ul>
        )}
        <Link href={href('/functions/:functionName/add-trigger', { functionName: name })}>Add trigger</Link>
      </div>
      <span className="function-arrow" aria-hidden="true">
        →
      </span>
      <div className="function-box function-itself">
        <b>{name}</b>
        <span>
          {Handler} · {MemorySize} MB · {Timeout} s
        </span>
        <span className="function-faint">{facts === undefined || facts.environments === 0 ? 'Not running now' : `${facts.environments} warm`}</span>
      </div>
      <dl className="function-facts">
        <dt>Function ARN</dt>
        <dd>
          <Copyable text={FunctionArn.replace(/:\$LATEST$/, '')} what="function ARN" />
        </dd>
        <dt>Last modified</dt>
        <dd>{dateTime(LastModified === undefined ? undefined : new Date(LastModified))}</dd>
        {LoggingConfig?.LogGroup !== undefined && (
          <>
            <dt>Log group</dt>
            <dd>
              <LogsLink place={{ group: LoggingConfig.LogGroup }} />
            </dd>
          </>
        )}
        {Description !== '' && (
          <>
            <dt>Description</dt>
            <dd>{Description}</dd>
          </>
        )}
        {facts?.folder && (
          <>
            <dt>Folder</dt>
            <dd>
              {facts.folder.path}
              {facts.folder.watched ? ', reloaded when a file changes' : ''}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

const shownUses = 4

/** Where an API calls the function: the method, or the authorizer. */
export function UseLink({ use }: { readonly use: FunctionUse }) {
  const { restApiId, apiName, place } = use
  if (place.type === 'authorizer')
    return (
      <Link href={href('/apis/:restApiId/authorizers/:authorizerId', { restApiId, authorizerId: place.authorizerId })}>
        {visible(`${apiName}: authorizer ${place.name}`)}
      </Link>
    )
  const { resourceId, httpMethod, path } = place
  return (
    <Link href={href('/apis/:restApiId/resources/:resourceId/:httpMethod', { restApiId, resourceId, httpMethod })}>
      {visible(apiName)}: <Verb name={httpMethod} /> {path}
    </Link>
  )
}
