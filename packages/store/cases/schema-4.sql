PRAGMA user_version = 4;
CREATE TABLE documents (
     -- Never used twice, so a cached value is fresh exactly when its version still stands.
     version INTEGER PRIMARY KEY AUTOINCREMENT,
     kind TEXT NOT NULL,
     id TEXT NOT NULL,
     body TEXT NOT NULL,
     UNIQUE (kind, id)
   ) STRICT;
CREATE TABLE counters (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE blobs (key TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE log_chunks (
     last_sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     log_group TEXT NOT NULL,
     stream TEXT NOT NULL,
     first_at INTEGER NOT NULL,
     last_at INTEGER NOT NULL,
     size INTEGER NOT NULL,
     body TEXT NOT NULL
   , ingested_at INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX log_chunks_by_group ON log_chunks (log_group, last_sequence);
CREATE INDEX log_chunks_by_time ON log_chunks (log_group, first_at, last_at, stream);
CREATE TABLE set_aside (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
INSERT INTO documents VALUES (1, 'restApi', 'cddskmsblq', '{"id":"cddskmsblq","name":"wire","createdDate":1795950848.24,"apiKeySource":"HEADER","endpointConfiguration":{"types":["EDGE"],"ipAddressType":"ipv4"},"disableExecuteApiEndpoint":false,"tags":{},"rootResourceId":"nnta558sn3","resources":{"nnta558sn3":{"id":"nnta558sn3","path":"/","methods":{}},"drbxrw":{"id":"drbxrw","parentId":"nnta558sn3","pathPart":"pets","path":"/pets","methods":{"GET":{"httpMethod":"GET","authorizationType":"NONE","apiKeyRequired":false,"methodResponses":{"200":{"statusCode":"200"}},"integration":{"type":"MOCK","passthroughBehavior":"WHEN_NO_MATCH","timeoutInMillis":29000,"cacheNamespace":"drbxrw","cacheKeyParameters":[],"requestTemplates":{"application/json":"{\"statusCode\": 200}"},"integrationResponses":{"200":{"statusCode":"200","responseTemplates":{"application/json":"{\"pets\": []}"}}}}}}}},"models":{},"authorizers":{},"requestValidators":{},"gatewayResponses":{},"documentationParts":{"oi1ugw":{"id":"oi1ugw","location":{"type":"RESPONSE","path":"/pets","method":"GET","statusCode":"200"},"properties":"{\"description\":\"ok\"}"}},"documentationVersions":{},"version":"1"}');
INSERT INTO documents VALUES (2, 'deployment', 'cddskmsblq/hxmxiq', '{"id":"hxmxiq","restApiId":"cddskmsblq","createdDate":1795950848.45,"snapshot":{"id":"cddskmsblq","name":"wire","createdDate":1795950848.24,"apiKeySource":"HEADER","endpointConfiguration":{"types":["EDGE"],"ipAddressType":"ipv4"},"disableExecuteApiEndpoint":false,"tags":{},"rootResourceId":"nnta558sn3","resources":{"nnta558sn3":{"id":"nnta558sn3","path":"/","methods":{}},"drbxrw":{"id":"drbxrw","parentId":"nnta558sn3","pathPart":"pets","path":"/pets","methods":{"GET":{"httpMethod":"GET","authorizationType":"NONE","apiKeyRequired":false,"methodResponses":{"200":{"statusCode":"200"}},"integration":{"type":"MOCK","passthroughBehavior":"WHEN_NO_MATCH","timeoutInMillis":29000,"cacheNamespace":"drbxrw","cacheKeyParameters":[],"requestTemplates":{"application/json":"{\"statusCode\": 200}"},"integrationResponses":{"200":{"statusCode":"200","responseTemplates":{"application/json":"{\"pets\": []}"}}}}}}}},"models":{},"authorizers":{},"requestValidators":{},"gatewayResponses":{},"documentationParts":{"oi1ugw":{"id":"oi1ugw","location":{"type":"RESPONSE","path":"/pets","method":"GET","statusCode":"200"},"properties":"{\"description\":\"ok\"}"}},"documentationVersions":{},"version":"1"}}');
INSERT INTO documents VALUES (3, 'stage', 'cddskmsblq/prod', '{"restApiId":"cddskmsblq","stageName":"prod","deploymentId":"hxmxiq","cacheClusterEnabled":false,"methodSettings":{},"variables":{"colour":"blue"},"tracingEnabled":false,"cacheClusterStatus":"NOT_AVAILABLE","tags":{},"createdDate":1795950848,"lastUpdatedDate":1795950848}');
INSERT INTO documents VALUES (4, 'apiKey', 'fuxv8dv08u', '{"id":"fuxv8dv08u","value":"abcdefghijklmnopqrstuvwxyz","name":"reader","enabled":true,"stageKeys":[],"createdDate":1795950848.615,"lastUpdatedDate":1795950848,"tags":{}}');
INSERT INTO documents VALUES (6, 'usagePlan', 'f1wshj', '{"id":"f1wshj","name":"basic","apiStages":[{"apiId":"cddskmsblq","stage":"prod"}],"quota":{"limit":10,"offset":0,"period":"DAY"},"tags":{},"keyIds":["fuxv8dv08u"],"createdDate":1795950848.698}');
INSERT INTO documents VALUES (8, 'domainName', 'pets.example', '{"domainName":"pets.example","certificateArn":"arn:aws:acm:us-east-1:000000000000:certificate/pets","endpointConfiguration":{"types":["EDGE"],"ipAddressType":"ipv4"},"securityPolicy":"TLS_1_2","routingMode":"BASE_PATH_MAPPING_ONLY","certificateUploadDate":1795950848,"domainNameStatus":"AVAILABLE","tags":{},"createdDate":1795950848.839,"basePathMappings":[{"basePath":"v1","restApiId":"cddskmsblq","stage":"prod","apiMappingId":"i6uj2e"}],"distributionDomainName":"duyo76r48j1siw.cloudfront.net","distributionHostedZoneId":"Z2FDTNDATAQYW2"}');
INSERT INTO documents VALUES (10, 'domainName', 'older.example', '{"domainName":"older.example","certificateArn":"arn:aws:acm:us-east-1:000000000000:certificate/pets","endpointConfiguration":{"types":["EDGE"],"ipAddressType":"ipv4"},"securityPolicy":"TLS_1_2","routingMode":"BASE_PATH_MAPPING_ONLY","certificateUploadDate":1795950848,"domainNameStatus":"AVAILABLE","tags":{},"createdDate":1795950848.985,"basePathMappings":[{"basePath":"v1","restApiId":"cddskmsblq","stage":"prod"}],"distributionDomainName":"d3zt59oy89fn9c.cloudfront.net","distributionHostedZoneId":"Z2FDTNDATAQYW2"}');
INSERT INTO documents VALUES (12, 'vpcLink', '3ewcus', '{"id":"3ewcus","name":"inside","targetArns":["127.0.0.1:8080"],"status":"AVAILABLE","tags":{},"createdDate":1795950849.128,"statusMessage":"Your vpc link is ready for use"}');
INSERT INTO counters VALUES ('usage', 7);
INSERT INTO log_chunks VALUES (1, 'group', 'stream', 5, 5, 1, '[5,"said"]', 5);
INSERT INTO blobs VALUES ('blob', x'0102');
