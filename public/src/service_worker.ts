interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL: (url: string) => string;
  };
}

/** After everything else: installing fetches the whole shell, which must not compete with the page itself. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const whenIdle = window.requestIdleCallback ?? ((action: () => void) => setTimeout(action, 2_000));
  const register = () => whenIdle(() => void navigator.serviceWorker.register(workerUrl()).catch(() => {}));
  if (document.readyState === 'complete') register();
  else addEventListener('load', register);
}

// The Content Security Policy lets scripts be named only by this one policy.
function workerUrl(): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypesFactory };
  return (
    trustedTypes?.createPolicy('tp-sw', { createScriptURL: () => '/sw.js' }).createScriptURL('') ?? '/sw.js'
  );
}
