package io.drydock.apiserver.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * The signals of the operating system. The class that delivers them is offered by every JVM yet not part of the
 * platform, and the compiler takes no code that names it; hence the one reflective call. A shutdown hook would not do:
 * it never learns of a second signal.
 */
final class OperatingSystemSignals implements SignalHandler.SignalSource {

    @Override
    public void onSignal(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    handler.getClassLoader(),
                    new Class<?>[] {handler},
                    (self, method, arguments) -> switch (method.getName()) {
                        case "equals" -> self == arguments[0];
                        case "hashCode" -> System.identityHashCode(self);
                        case "toString" -> "handler of SIG" + name;
                        default -> {
                            action.run();
                            yield null;
                        }
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException unavailable) {
            Throwable cause = unavailable instanceof InvocationTargetException invocation
                    ? invocation.getTargetException()
                    : unavailable;
            throw new IllegalStateException("cannot listen for SIG" + name + ": " + cause, cause);
        }
    }
}
