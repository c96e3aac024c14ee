/** What is written down of requests: who asked for what, when, and what came of it. */
@NullMarked
package io.drydock.apiserver.audit;

import org.jspecify.annotations.NullMarked;
