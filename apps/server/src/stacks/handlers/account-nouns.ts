import { settleVpcLinks } from '../../control-plane/vpc-links/vpc-links.ts'
import { setting } from '../property-patches.ts'
import type { SomeHandlers } from './handler.ts'
import { knownBy, nounHandler } from './noun.ts'

const link = nounHandler({
  create: 'CreateVpcLink',
  update: { operation: 'UpdateVpcLink', patches: { Name: setting('/name'), Description: setting('/description') } },
  read: 'GetVpcLink',
  remove: 'DeleteVpcLink',
  address: ({ physicalId }) => ({ vpcLinkId: physicalId }),
  made: knownBy('id', 'VpcLinkId'),
})

/** What belongs to the account and to no API. */
export const accountNouns = {
  'AWS::ApiGateway::ClientCertificate': nounHandler({
    create: 'GenerateClientCertificate',
    update: { operation: 'UpdateClientCertificate', patches: { Description: setting('/description') } },
    read: 'GetClientCertificate',
    remove: 'DeleteClientCertificate',
    address: ({ physicalId }) => ({ clientCertificateId: physicalId }),
    made: knownBy('clientCertificateId', 'ClientCertificateId'),
  }),
  'AWS::ApiGateway::VpcLink': {
    ...link,
    create: async (wanted, services) => {
      const made = await link.create(wanted, services)
      // CloudFormation waits until it can be used.
      await settleVpcLinks(services.context)
      return made
    },
  },
} satisfies SomeHandlers
