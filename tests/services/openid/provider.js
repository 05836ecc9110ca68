// A real OpenID provider on this machine, for the tests: whoever gives a name is that name.
//   node provider.js '{"issuer": "http://127.0.0.1:PORT", "port": PORT, "client": ..., "secret": ..., "redirect": ...}'
import Provider from "oidc-provider";

const told = JSON.parse(process.argv[2]);
const provider = new Provider(told.issuer, {
  clients: [{ client_id: told.client, client_secret: told.secret, redirect_uris: [told.redirect] }],
  cookies: { keys: ["for tests"] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
});
provider.listen(told.port, "127.0.0.1", () => console.log("ready"));
