/** What single steps of a request cost inside the process, measured by JMH. */
@NullMarked
package io.drydock.bench.inside;

import org.jspecify.annotations.NullMarked;
