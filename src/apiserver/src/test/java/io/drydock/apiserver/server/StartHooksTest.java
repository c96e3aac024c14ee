package io.drydock.apiserver.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.InProcessExchange;
import io.drydock.apiserver.informer.Informer;
import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.Lister;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import io.drydock.apiserver.registry.rest.ObjectList;
import io.drydock.apiserver.registry.rest.ObjectWatch;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.Watcher;
import io.drydock.apiserver.request.RequestInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The hooks that every server has without being asked. */
class StartHooksTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void shared_informers_are_started_once_the_server_serves_and_it_is_not_ready_before_they_know_all()
            throws Exception {
        EmptyResource boats = new EmptyResource();
        SharedInformers informers = new SharedInformers();
        Informer informer = new Informer("boats", boats);
        informers.add("boats", informer);
        GenericApiServer server = new Config().informers(informers).complete().newServer("only", new EmptyDelegate());
        LifecycleSignal stop = LifecycleSignal.named("stop");
        PreparedApiServer prepared = server.prepareRun();
        assertFalse(boats.asked.await(0, TimeUnit.SECONDS));
        LifecycleSignal stopped = prepared.nonBlockingRun(stop);

        assertTrue(boats.asked.await(SOON.toSeconds(), TimeUnit.SECONDS));
        String waiting = readyz(server);
        assertTrue(waiting.contains("informer-sync"), waiting);
        assertTrue(waiting.contains("[-]"), waiting);
        boats.release.countDown();
        assertTrue(informer.awaitSync(SOON));
        assertTrue(readyz(server).contains("[+]informer-sync ok"));
        stop.signal();
        assertTrue(stopped.await(SOON));
    }

    @Test
    void requests_are_limited_in_number_or_queued_and_the_hooks_say_which() throws Exception {
        GenericApiServer limited = new Config().complete().newServer("limited", new EmptyDelegate());
        assertTrue(limited.hasPostStartHook("max-in-flight-filter"));
        assertFalse(limited.hasPostStartHook("priority-and-fairness-filter"));

        FollowedFlowControl flowControl = new FollowedFlowControl();
        GenericApiServer inner =
                new Config().flowControl(flowControl).complete().newServer("inner", new EmptyDelegate());
        GenericApiServer outer =
                new Config().flowControl(flowControl).complete().newServer("outer", inner);
        assertTrue(outer.hasPostStartHook("priority-and-fairness-filter"));
        assertFalse(outer.hasPostStartHook("max-in-flight-filter"));
        LifecycleSignal stop = LifecycleSignal.named("stop");
        LifecycleSignal stopped = outer.prepareRun().nonBlockingRun(stop);
        assertTrue(flowControl.followed.await(SOON.toSeconds(), TimeUnit.SECONDS));
        stop.signal();
        assertTrue(stopped.await(SOON));
        assertEquals(1, flowControl.times.get(), "the hook is inherited, and not doubled");
    }

    private static String readyz(GenericApiServer server) throws Exception {
        return server.config()
                .loopback()
                .send(InProcessExchange.get("/readyz?verbose"))
                .answerText();
    }

    private static final class FollowedFlowControl implements FlowControl {
        private final CountDownLatch followed = new CountDownLatch(1);
        private final AtomicInteger times = new AtomicInteger();

        @Override
        public Filter filter(Predicate<RequestInfo> longRunning) {
            return handler -> handler;
        }

        @Override
        public void follow(LifecycleSignal stop) {
            times.incrementAndGet();
            followed.countDown();
        }
    }

    /** Nothing is in it, and it takes its time to say so. */
    private static final class EmptyResource implements Lister, Watcher {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);

        @Override
        public GroupVersionKind kind() {
            return new GroupVersionKind("", "v1", "Boat");
        }

        @Override
        public boolean namespaced() {
            return false;
        }

        @Override
        public TableConvertor tableConvertor() {
            return TableConvertor.DEFAULT;
        }

        @Override
        public ObjectList list(RequestScope scope, ListOptions options) {
            asked.countDown();
            try {
                release.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            return ObjectList.of(List.of(), "1");
        }

        @Override
        public ObjectWatch watch(RequestScope scope, ListOptions options) {
            return new ObjectWatch() {
                @Override
                public Optional<ObjectEvent> next(Duration wait) throws InterruptedException {
                    Thread.sleep(wait);
                    return Optional.empty();
                }

                @Override
                public boolean ended() {
                    return false;
                }

                @Override
                public void close() {}
            };
        }
    }
}
