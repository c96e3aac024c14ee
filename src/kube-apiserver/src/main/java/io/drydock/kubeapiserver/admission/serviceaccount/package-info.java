/** The admission of what service accounts have to do with: pods run as one of them. */
@NullMarked
package io.drydock.kubeapiserver.admission.serviceaccount;

import org.jspecify.annotations.NullMarked;
