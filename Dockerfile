# One service: console and control plane on 4400, deployed APIs on 4401. Data lives in the volume /data.
# It listens on all addresses, so it starts in the strict mode: its log shows where to sign in. Give it FOURBOX_STRICT=no where
# the ports are published on loopback only, FOURBOX_ACCESS_KEYS=key:secret for SDKs, FOURBOX_ALLOWED_HOSTS for further names.
FROM node:26-slim AS build
WORKDIR /fourbox
COPY . .
RUN npm ci --no-fund --no-audit && node scripts/set-up.mjs --program && npm prune --omit=dev --no-fund --no-audit

FROM node:26-slim
WORKDIR /fourbox
ENV NODE_ENV=production FOURBOX_HOST=0.0.0.0 FOURBOX_DATA=/data
COPY --from=build --chown=node:node /fourbox /fourbox
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4400 4401
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4400/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/fourbox/program/fourbox.js", "start"]
