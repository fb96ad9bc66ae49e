// listener.mjs URL: a page without a browser. Listens as the client does (public/src/lib/live/source.ts) and prints each message
// of a conversation once it has it: "message SEQ CONTENT". It asks only when an event or a new connection lets it.
const [site] = process.argv.slice(2);
const conversation = process.env.TP_LISTENER_CONVERSATION;
const headers = { Cookie: `tp_session=${process.env.TP_LISTENER_TOKEN}` };
let lastSeq = 0;
let asking = false;
let askAgain = false;

async function ask() {
  askAgain = true;
  if (asking) return;
  asking = true;
  while (askAgain) {
    askAgain = false;
    try {
      const answer = await fetch(`${site}/api/messages/conversations/${conversation}/messages`, { headers });
      if (answer.status !== 200) throw new Error(`${answer.status}`);
      for (const { seq, content } of (await answer.json()).items.reverse()) {
        if (seq <= lastSeq) continue;
        console.log(`message ${seq} ${content}`);
        lastSeq = seq;
      }
    } catch {
      // As the client's polling does, somewhat later.
      await new Promise((resolve) => setTimeout(resolve, 500));
      askAgain = true;
    }
  }
  asking = false;
}

for (;;) {
  try {
    const answer = await fetch(`${site}/api/live`, { headers: { ...headers, Accept: 'text/event-stream' } });
    if (answer.status === 401) {
      console.log('signed out');
      break;
    }
    if (answer.status === 200) {
      console.log('listening');
      void ask();
      let text = '';
      for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
        const lines = (text + chunk).split('\n');
        text = lines.pop();
        for (const line of lines) {
          if (line.startsWith('data: ')) void ask();
        }
      }
    }
  } catch {
    // Whatever went away comes back.
  }
  await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 500));
}
