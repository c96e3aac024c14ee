package io.drydock.apiserver.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Passes everything on to another exchange; a filter that changes one thing about an exchange extends it. */
public abstract class DelegatingExchange implements HttpExchange {
    private final HttpExchange exchange;

    protected DelegatingExchange(HttpExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public String method() {
        return exchange.method();
    }

    @Override
    public String path() {
        return exchange.path();
    }

    @Override
    public String rawQuery() {
        return exchange.rawQuery();
    }

    @Override
    public Query query() {
        return exchange.query();
    }

    @Override
    public String protocol() {
        return exchange.protocol();
    }

    @Override
    public String remoteAddress() {
        return exchange.remoteAddress();
    }

    @Override
    public List<String> headers(String name) {
        return exchange.headers(name);
    }

    @Override
    public List<String> headerNames() {
        return exchange.headerNames();
    }

    @Override
    public InputStream body() {
        return exchange.body();
    }

    @Override
    public List<X509Certificate> peerCertificates() {
        return exchange.peerCertificates();
    }

    @Override
    public <T> Optional<T> attribute(Attribute<T> attribute) {
        return exchange.attribute(attribute);
    }

    @Override
    public <T> void setAttribute(Attribute<T> attribute, T value) {
        exchange.setAttribute(attribute, value);
    }

    @Override
    public int status() {
        return exchange.status();
    }

    @Override
    public void setStatus(int status) {
        exchange.setStatus(status);
    }

    @Override
    public void setHeader(String name, String value) {
        exchange.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        exchange.addHeader(name, value);
    }

    @Override
    public OutputStream output() throws IOException {
        return exchange.output();
    }

    @Override
    public boolean isCommitted() {
        return exchange.isCommitted();
    }

    @Override
    public void onDisconnect(Runnable callback) {
        exchange.onDisconnect(callback);
    }

    @Override
    public boolean upgrade(WebSocketConversation conversation) {
        return exchange.upgrade(conversation);
    }

    @Override
    public boolean tunnel(Socket other) {
        return exchange.tunnel(other);
    }

    @Override
    public void abort() {
        exchange.abort();
    }
}
