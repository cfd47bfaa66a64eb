declare module 'jmespath';
