import type { GetFunctionResponse } from '@aws-sdk/client-lambda'
import { ResourceNotFoundException } from '@aws-sdk/client-lambda'
import Alert from '@cloudscape-design/components/alert'
import Badge from '@cloudscape-design/components/badge'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { lambdaQuery } from '../../client/lambda.ts'
import { Loaded } from '../../components/faces/loaded.tsx'
import { DeleteFunction } from '../../components/function/delete-function.tsx'
import { runtimeLabel } from '../../components/function/runtimes.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { AliasesTab } from './aliases-tab.tsx'
import { CodeTab } from './code/code-tab.tsx'
import { useCode } from './code/use-code.ts'
import { useOpenFile } from './code/use-open-file.ts'
import { ConfigurationTab } from './configuration-tab.tsx'
import { help } from './help.tsx'
import { MonitorTab } from './monitor/monitor-tab.tsx'
import { Overview } from './overview.tsx'
import { TestTab } from './test/test-tab.tsx'
import { useTest } from './test/use-test.ts'
import { VersionsTab } from './versions-tab.tsx'

/** How often a function is asked for that is on its way to rest; AWS's own waiters ask as often. */
const askAgainInMillis = 300

/** One function: what calls it, its code and a test of it, its figures, its settings, its aliases and versions. */
export default function FunctionScreen() {
  const { functionName = '' } = useParams()
  const navigate = useNavigate()
  const [deleting, setDeleting] = useState(false)
  const loaded = useQuery({
    ...lambdaQuery('GetFunction', { FunctionName: functionName }),
    refetchInterval: ({ state }) => (isOnItsWay(state.data) ? askAgainInMillis : false),
  })
  return (
    <Screen
      title={functionName}
      help={help}
      actions={
        <>
          <WriteButton disabled={!loaded.data} onClick={() => setDeleting(true)}>
            Delete
          </WriteButton>
          <WriteButton
            disabled={!loaded.data}
            variant="primary"
            {...(loaded.data ? { href: href('/functions/:functionName/add-trigger', { functionName }) } : {})}
          >
            Add trigger
          </WriteButton>
        </>
      }
    >
      {loaded.error instanceof ResourceNotFoundException ? (
        <Alert type="warning" action={<Button href={href('/functions')}>All functions</Button>}>
          {loaded.error.message}
        </Alert>
      ) : (
        <Loaded query={loaded}>{(found) => <FunctionPage name={functionName} found={found} />}</Loaded>
      )}
      {deleting && <DeleteFunction name={functionName} onDeleted={() => navigate('/functions')} onDismiss={() => setDeleting(false)} />}
    </Screen>
  )
}

function isOnItsWay(found: GetFunctionResponse | undefined): boolean {
  return found?.Configuration?.State === 'Pending' || found?.Configuration?.LastUpdateStatus === 'InProgress'
}

/** What every part of the page is given. */
export interface FunctionProperties {
  readonly name: string
  readonly found: GetFunctionResponse
}

function FunctionPage({ name, found }: FunctionProperties) {
  const { tab = 'code' } = useParams()
  const navigate = useNavigate()
  const { Runtime = '', State = '', Handler = '', LoggingConfig } = found.Configuration ?? {}
  const logGroup = LoggingConfig?.LogGroup ?? ''
  const properties = { name, found }
  const test = useTest(name)
  const code = useCode(name, found)
  const open = useOpenFile()
  return (
    <SpaceBetween size="m">
      <SpaceBetween direction="horizontal" size="xs">
        <Badge>{runtimeLabel(Runtime)}</Badge>
        <Badge color={isOnItsWay(found) ? 'blue' : 'green'}>{isOnItsWay(found) && State === 'Active' ? 'Updating' : State}</Badge>
      </SpaceBetween>
      <Overview {...properties} />
      <div className="function-tabs">
        <Tabs
          ariaLabel="Parts of the function"
          activeTabId={tab}
          onChange={({ detail }) => void navigate(`/functions/${name}/${detail.activeTabId}`)}
          tabs={[
            { id: 'code', label: 'Code', content: <CodeTab name={name} logGroup={logGroup} handler={Handler} code={code} test={test} open={open} /> },
            {
              id: 'test',
              label: 'Test',
              content: (
                <TestTab
                  test={test}
                  logGroup={logGroup}
                  paths={[...(code.files?.keys() ?? [])]}
                  undeployed={code.isChanged}
                  onPlace={(place) => {
                    open.show(place)
                    void navigate(`/functions/${name}/code`)
                  }}
                />
              ),
            },
            { id: 'monitor', label: 'Monitor', content: <MonitorTab name={name} logGroup={logGroup} /> },
            { id: 'configuration', label: 'Configuration', content: <ConfigurationTab {...properties} /> },
            { id: 'aliases', label: 'Aliases', content: <AliasesTab name={name} /> },
            { id: 'versions', label: 'Versions', content: <VersionsTab name={name} /> },
          ]}
        />
      </div>
    </SpaceBetween>
  )
}
