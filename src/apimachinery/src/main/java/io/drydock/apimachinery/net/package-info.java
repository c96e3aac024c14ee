/** IP addresses and CIDR blocks as Go reads and prints them. */
@NullMarked
package io.drydock.apimachinery.net;

import org.jspecify.annotations.NullMarked;
