// A real OpenID provider for the tests of single sign-on, started by tests/provider.py on loopback.
//
//   node provider.mjs '{"port": 4000, "redirect": ["…/back"], "logout": "…/logout", "people": {"subject": {claims}}}'
//
// It says "ready" on standard output, and then takes one command a line on standard input: what is different from now
// on, as JSON ({"amr": ["pwd", "otp"]}). Nothing here is of the product.
import { createInterface } from 'node:readline';

import Provider from 'oidc-provider';

const told = JSON.parse(process.argv[2]);
// By number and not by name, so that the product on "localhost" is another site to the browser, as it really would be.
const issuer = `http://127.0.0.1:${told.port}`;
const now = { amr: ['pwd'] };

async function findAccount(ctx, id) {
  const claims = told.people[id];
  return claims && { accountId: id, claims: async () => ({ sub: id, ...claims }) };
}

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: told.client,
      client_secret: told.secret,
      redirect_uris: told.redirect,
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'client_secret_basic',
      backchannel_logout_uri: told.logout,
      backchannel_logout_session_required: true,
    },
  ],
  // Its guard against addresses of private networks would keep it from this machine, where the tests are.
  fetch: (address, { dispatcher, ...options }) => fetch(address, options),
  findAccount,
  claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name', 'employee_number'] },
  cookies: { keys: ['kept for the tests'] },
  features: {
    backchannelLogout: { enabled: true },
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: true, logoutSource: leave },
  },
  pkce: { required: () => true },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  // Everybody agrees to everything that is asked for: consent is no part of what is tested.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
  ttl: { IdToken: 300, Session: 3600, Grant: 3600, Interaction: 600, AccessToken: 300 },
});

async function leave(ctx, form) {
  ctx.type = 'html';
  ctx.body = `<!doctype html><title>Sign out</title>${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`;
}

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/interaction/')) return next();
  if (ctx.method === 'GET') {
    ctx.type = 'html';
    ctx.body = '<!doctype html><title>Xinghe ID</title><h1>Xinghe ID</h1><form method="post">'
      + '<label>Who <input name="who"></label><button>Continue</button><button name="no" value="1">Cancel</button></form>';
    return undefined;
  }
  const form = await body(ctx.req);
  const result = form.get('no')
    ? { error: 'access_denied', error_description: 'the person cancelled' }
    : { login: { accountId: form.get('who'), amr: now.amr } };
  await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
  ctx.respond = false;
  return undefined;
});

createInterface({ input: process.stdin })
  .on('line', (line) => {
    Object.assign(now, JSON.parse(line));
    process.stdout.write('done\n');
  })
  .on('close', () => process.exit());
provider.on('server_error', (ctx, error) => process.stderr.write(`${error.stack}\n`));
provider.listen(told.port, '127.0.0.1', () => process.stdout.write('ready\n'));
