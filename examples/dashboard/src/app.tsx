import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { meansOutage, Outage } from "./connection/outage.js";
import { OutageBanner } from "./connection/outage-banner.jsx";
import { useProbe } from "./connection/use-probe.js";
import { Header } from "./header.jsx";
import { LoginPage } from "./session/login-page.jsx";
import { SessionContext } from "./session/session-context.js";
import { explainRefusal, signIn, type Credentials, type SignedIn } from "./session/sign-in.js";
import type { Settings } from "./settings.js";
import { Views } from "./views.jsx";

/** The whole page: the login, or the views of who is logged in. */
export function App({ settings }: { settings: Settings }) {
  const outage = useMemo(() => new Outage(), []);
  const [signedIn, setSignedIn] = useState<SignedIn>();
  const [reason, setReason] = useState<string>();
  const [tried, setTried] = useState(false);
  const [again, setAgain] = useState(0);

  const enter = useCallback(
    async (credentials: Credentials): Promise<void> => {
      try {
        setSignedIn(await signIn(settings.master, credentials, outage));
        setReason(undefined);
      } catch (error) {
        if (credentials.user !== undefined) setReason(explainRefusal(error, settings, location.origin));
        // Without a user it was only a try whether this tab has a login.
        else if (meansOutage(error)) return setAgain((times) => times + 1);
      }
      setTried(true);
    },
    [settings, outage],
  );
  useEffect(() => {
    const credentials = settings.demo ? { user: "determined", password: "" } : {};
    const timer = setTimeout(() => void enter(credentials), again === 0 ? 0 : 2000);
    return () => clearTimeout(timer);
  }, [enter, settings, again]);

  const end = useCallback(
    (why?: string) => {
      if (why === undefined) void signedIn?.determined.logout().catch(() => {});
      setSignedIn(undefined);
      setReason(why);
    },
    [signedIn],
  );
  const session = useMemo(
    () => (signedIn ? { ...signedIn, end, outage, settings, kept: new Map<string, unknown>() } : undefined),
    [signedIn, end, outage, settings],
  );

  useProbe(outage, settings.master, !tried || session !== undefined);

  if (!tried) return <OutageBanner outage={outage} />;
  if (session === undefined) {
    return <LoginPage master={settings.shownAs} reason={reason} onSubmit={enter} />;
  }
  return (
    <SessionContext.Provider value={session}>
      <Header master={settings.shownAs} />
      <OutageBanner outage={outage} />
      <Views />
    </SessionContext.Provider>
  );
}
