/**
 * Replays what a real kube-apiserver answered, exchange by exchange.
 *
 * <p>The recordings under {@code golden/} of the test resources are those of release 1.20.2 with etcd 3.4.23, started
 * with {@code --authorization-mode=Node,RBAC --token-auth-file=tokens.csv --disable-admission-plugins=ServiceAccount
 * --service-cluster-ip-range=10.0.0.0/24 --service-account-issuer=https://kubernetes.default.svc}.
 */
@NullMarked
package io.drydock.kubeapiserver.golden;

import org.jspecify.annotations.NullMarked;
