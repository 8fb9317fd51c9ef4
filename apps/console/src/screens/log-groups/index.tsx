import { useQuery } from '@tanstack/react-query'
import { allLogGroups } from '../../client/logs.ts'
import { ListPage } from '../../components/list/list-page.tsx'
import { DeleteLogGroup } from '../../components/logs/delete-log-group.tsx'
import { groupsHelp } from '../../components/logs/help.tsx'
import { href } from '../../shell/address.ts'
import { columns } from './columns.tsx'

/** All log groups of this machine. */
export default function LogGroupsScreen() {
  return (
    <ListPage
      title="Log groups"
      one="a log group"
      help={groupsHelp}
      query={useQuery(allLogGroups)}
      columns={columns}
      idOf={({ logGroupName = '' }) => logGroupName}
      nameOf={({ logGroupName = '' }) => logGroupName}
      placeholder="Find log groups"
      create={{ text: 'Create log group', href: href('/create-log-group') }}
      editHref={({ logGroupName = '' }) => href('/log-groups/:logGroupName/edit', { logGroupName })}
      empty="Functions make theirs when they are first called, stages when logging is switched on. Others are made here or by a client."
      renderDeletion={({ logGroupName = '' }, close) => <DeleteLogGroup logGroupName={logGroupName} onDeleted={close} onDismiss={close} />}
    />
  )
}
