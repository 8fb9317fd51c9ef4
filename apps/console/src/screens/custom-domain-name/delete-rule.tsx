import type { RoutingRule } from '@aws-sdk/client-apigatewayv2'
import { useMutation } from '@tanstack/react-query'
import { callRouting } from '../../client/routing.ts'
import { ConfirmDialog } from '../../components/deleting/confirm-dialog.tsx'
import type { DomainAddress } from '../../components/domain-name/domain-address.ts'
import { flash } from '../../shell/flashes.ts'

interface DeleteRuleProperties {
  readonly address: DomainAddress
  readonly rule: RoutingRule
  readonly close: () => void
}

export function DeleteRule({ address: { domainName, domainNameId }, rule: { RoutingRuleId, Priority }, close }: DeleteRuleProperties) {
  const deletion = useMutation({
    mutationFn: () => callRouting('DeleteRoutingRule', { DomainName: domainName, DomainNameId: domainNameId, RoutingRuleId }),
    meta: { shown: true },
    onSuccess: () => {
      flash({ type: 'success', content: `Deleted the routing rule of priority ${Priority}.` })
      close()
    },
  })
  return (
    <ConfirmDialog
      title="Delete routing rule"
      confirmText="Delete"
      busy={deletion.isPending}
      refusal={deletion.error?.message}
      onConfirm={() => deletion.mutate()}
      onDismiss={close}
    >
      Delete the rule of priority <b>{Priority}</b> of {domainName}? Calls that it takes go to the next one that fits.
    </ConfirmDialog>
  )
}
